"""What every Apache of the tests has in common: where it lives, and how small it is."""

from __future__ import annotations

MODULES = "/usr/lib/apache2/modules"


def head(*modules: str) -> str:
    """Give the beginning of a configuration, to be formatted with `folder` and `port`.

    The names of modules are added to those that every one needs, as in `auth_basic`.
    """
    needed = ("mpm_event", "authn_core", "authz_core", "authz_user", "alias", "headers", "mime")
    loaded = "".join(
        f"LoadModule {one}_module {MODULES}/mod_{one}.so\n" for one in (*needed, *modules)
    )
    return _BEFORE + loaded + _AFTER


_BEFORE = """
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
User www-data
Group www-data
PidFile {folder}/httpd.pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/error.log
"""
_AFTER = """TypesConfig /dev/null
DocumentRoot {folder}/htdocs
ServerLimit 1
StartServers 1
ThreadsPerChild 16
MinSpareThreads 1
MaxSpareThreads 16
MaxRequestWorkers 16
<Directory {folder}/htdocs>
  ForceType application/json
</Directory>
"""
