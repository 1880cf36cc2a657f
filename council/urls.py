"""The URLs of the site: the secretariat's admin under admin/, the public pages everywhere else."""

from django.contrib import admin
from django.urls import include, path

from council.security_txt import security_txt
from minutes.admin.accounts.invitations import choose_password
from minutes.admin.accounts.notices_page import notices
from minutes.admin.front.front_page import front_page, to_front_page
from minutes.admin.handbook.handbook_page import handbook, handbook_chapter, handbook_whole
from minutes.admin.site.second_factor import second_factor
from minutes.admin.site.sign_in_page import sign_in
from minutes.admin.site.signing_in import SignInForm
from minutes.api.developers.developers_page import developers
from minutes.api.open_api import api

admin.site.site_header = "会議録の管理"
admin.site.site_title = "会議録の管理"
admin.site.index_title = "事務局の机"
# A list of all tables beside every page would lead nobody on: the head has what is used daily, the first page the rest.
admin.site.enable_nav_sidebar = False
admin.site.login_form = SignInForm
admin.site.app_index = to_front_page
# Django's own leave half of the head of every page out.
admin.site.password_change_template = "admin/accounts/change_password.html"
admin.site.password_change_done_template = "admin/accounts/password_changed.html"

handler400 = "council.refusals.bad_request"
handler403 = "council.refusals.no_permission"
handler404 = "council.refusals.not_found"
handler500 = "council.refusals.failed"

urlpatterns = [
    path("admin/second-factor/", admin.site.admin_view(second_factor), name="second_factor"),
    path("admin/notices/", admin.site.admin_view(notices), name="notices"),
    path("admin/invitation/<uidb64>/<token>/", choose_password, name="invitation"),
    path("admin/login/", sign_in, name="login"),
    path("admin/handbook/", admin.site.admin_view(handbook), name="handbook"),
    path("admin/handbook/all/", admin.site.admin_view(handbook_whole), name="handbook_whole"),
    path("admin/handbook/<slug:slug>/", admin.site.admin_view(handbook_chapter), name="handbook_chapter"),
    path("admin/", admin.site.admin_view(front_page)),
    path("admin/", admin.site.urls),
    path(".well-known/security.txt", security_txt),
    path("api/v1/", api.urls),
    path("developers/", developers, name="developers"),
    path("", include("minutes.pages.urls")),
]
