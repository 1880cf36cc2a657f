"""The client's IP address, the same for whatever counts requests by client: locked sign-ins (django-axes), readers' reports."""

import ipaddress

from django.conf import settings

LOCALHOST = "127.0.0.1"


def client_address(request) -> str:
    """Returns the address that the proxy saw (BEHIND_PROXY), else the one of the connection. Always a valid address.

    Of an IPv6 address the network of 64 bits is returned: one household or office has all of it, and could otherwise
    be a new client with every request.

    Of X-Forwarded-For only the last entry counts: our proxy appends it, while a client may send any before it. An
    entry that is no IP address is ignored. A proxy that connects through a socket leaves REMOTE_ADDR empty: then it
    is LOCALHOST.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    for address in (forwarded.rsplit(",", 1)[-1].strip(), request.META.get("REMOTE_ADDR", "")):
        counted = _counted_address(address)
        if counted:
            return counted
    return LOCALHOST


def _counted_address(text) -> str:
    """Returns the address under which a client is counted; "" for a text that is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ipaddress.ip_network((int(address), 64), strict=False).network_address)
