"""The routes of the OAuth 2.0 site: the toolkit's own, a login page, a page that wants a token."""

from __future__ import annotations

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from oauth2_provider.models import get_access_token_model
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class HasToken(BasePermission):
    """A robot's token belongs to no user, so to be logged in cannot be asked for."""

    def has_permission(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, request: Request, view: APIView
    ) -> bool:
        return request.auth is not None


class Me(APIView):
    """Says who one is, and what one may do."""

    authentication_classes = (OAuth2Authentication,)
    permission_classes = (HasToken,)

    def get(self, request: Request) -> Response:
        user = request.user.get_username() if request.user else None
        return Response({"user": user, "scope": request.auth.scope})


@csrf_exempt
def expire(request: HttpRequest) -> HttpResponse:
    """End an access token's life now; its refresh token stays, as it would with time."""
    ended = get_access_token_model().objects.filter(token=request.POST["token"])
    return HttpResponse(b"%d" % ended.update(expires=timezone.now()))


urlpatterns = [
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
    path("login", LoginView.as_view()),
    path("me", Me.as_view()),
    path("expire", expire),
]
