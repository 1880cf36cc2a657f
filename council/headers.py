"""Adds security headers to every response: no foreign or inline resources, no frames, no access to devices. Takes cookies
from the public ones: only the desk has any."""

# One policy for public pages and admin: Django's admin has its scripts and styles in files, too.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
DESK = "/admin/"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def guarding_headers(get_response):
    """Middleware: sets the two headers that Django has no setting for, unless the view has set them itself.

    Where a browser sends a token that cannot be read, Django answers with a new one, on whatever page.
    """

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if not request.path_info.startswith(DESK):
            response.cookies.clear()
        return response

    return middleware
