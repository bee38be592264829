"""An API to practise on, and to test against: everything that HTTP V2 people meet, on loopback."""
