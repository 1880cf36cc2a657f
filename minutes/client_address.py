"""The client's IP address, the same for whatever counts requests by client: locked sign-ins (django-axes), readers' reports."""

import ipaddress

from django.conf import settings

LOCALHOST = "127.0.0.1"


def client_address(request) -> str:
    """Returns the address that the proxy saw (BEHIND_PROXY), else the one of the connection. Always a valid address.

    Of X-Forwarded-For only the last entry counts: our proxy appends it, while a client may send any before it. An
    entry that is no IP address is ignored. A proxy that connects through a socket leaves REMOTE_ADDR empty: then it
    is LOCALHOST.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    for address in (forwarded.rsplit(",", 1)[-1].strip(), request.META.get("REMOTE_ADDR", "")):
        if _is_ip_address(address):
            return address
    return LOCALHOST


def _is_ip_address(text):
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
