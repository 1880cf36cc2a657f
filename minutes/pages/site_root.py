"""Where the site is, as a program is told: scheme and host, in front of every path."""


def site_root(request) -> str:
    """Returns scheme and host of this request, without a slash at the end: https://kaigiroku.example.jp"""
    return f"{request.scheme}://{request.get_host()}"
