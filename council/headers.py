"""Headers that go with every answer: nothing from elsewhere, nothing inline, no frame, no device."""

# The same for the public pages and for the admin: Django's own admin keeps its scripts and styles in files.
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
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def guarding_headers(get_response):
    """Middleware: add the two policies that Django has no setting for; a view that says its own keeps it."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return answer
