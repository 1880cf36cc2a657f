"""How a site is found: what search engines, browsers' search boxes and other programs are told of its pages."""
