"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [path("", include("lazos.web.staff.urls"))]
handler400 = "lazos.web.staff.views.faults.bad_request"
handler403 = "lazos.web.staff.views.faults.absent"
handler404 = "lazos.web.staff.views.faults.absent"
handler500 = "lazos.web.staff.views.faults.fault"
