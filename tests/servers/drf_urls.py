"""The routes of the Django site: two ways to a token, one page that wants it."""

from __future__ import annotations

from django.urls import path
from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.views import ObtainAuthToken
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class NestedToken(ObtainAuthToken):
    """The same token, one level down, as many products answer."""

    def post(self, request: Request, *args: object, **kwargs: object) -> Response:
        answer = super().post(request, *args, **kwargs)
        return Response({"data": answer.data, "status": "ok"})


class Me(APIView):
    """Says who one is."""

    authentication_classes = (TokenAuthentication,)
    permission_classes = (IsAuthenticated,)

    def get(self, request: Request) -> Response:
        return Response(
            {"user": request.user.get_username(), "token_key_length": len(request.auth.key)}
        )


urlpatterns = [
    path("auth/token", ObtainAuthToken.as_view()),
    path("auth/nested", NestedToken.as_view()),
    path("auth/me", Me.as_view()),
]
