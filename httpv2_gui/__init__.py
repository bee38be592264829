"""HTTP V2 GUI: a workbench for the HTTP requests of SOAR and iPaaS platforms."""

__version__ = "0.1.0"
