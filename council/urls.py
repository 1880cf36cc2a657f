"""Every address of the site: the secretariat's desk under admin/, the public pages everywhere else."""

from django.contrib import admin
from django.urls import include, path

from minutes.admin.front import front_view

admin.site.site_header = "会議録の管理"
admin.site.site_title = "会議録の管理"
admin.site.index_title = "事務局の机"

urlpatterns = [
    path("admin/", admin.site.admin_view(front_view)),
    path("admin/", admin.site.urls),
    path("", include("minutes.pages.urls")),
]
