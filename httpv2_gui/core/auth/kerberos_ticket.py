"""A Kerberos ticket for a user and a password, held in memory as long as a sign-in takes."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def ticket(principal: str, password: str) -> Generator[str]:
    """Ask the key distribution centre; give the name of the cache that has the ticket.

    Blocks. Raises ImportError without the Kerberos libraries, krb5.Krb5Error when there is none.
    """
    import krb5

    context = krb5.init_context()
    user = krb5.parse_name_flags(context, principal.encode("utf-8", "replace"))
    options = krb5.get_init_creds_opt_alloc(context)
    krb5.get_init_creds_opt_set_canonicalize(options, True)
    if hasattr(krb5, "get_init_creds_opt_set_default_flags"):  # Heimdal, as on macOS
        realm = krb5.principal_get_realm(context, user)
        krb5.get_init_creds_opt_set_default_flags(context, options, b"gss_krb5", realm)
    secret = password.encode("utf-8", "replace")
    credentials = krb5.get_init_creds_password(context, user, options, password=secret)
    cache = krb5.cc_new_unique(context, b"MEMORY")
    krb5.cc_initialize(context, cache, credentials.client)
    krb5.cc_store_cred(context, cache, credentials)
    try:
        yield f"MEMORY:{(cache.name or b'').decode()}"
    finally:
        krb5.cc_destroy(context, cache)
