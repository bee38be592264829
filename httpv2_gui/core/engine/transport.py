"""From httpx's requests to httpcore's pool, without a client between."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from typing import Any, cast

import httpcore
import httpx

from httpv2_gui.core.engine.network import Network


class PoolTransport(httpx.AsyncBaseTransport):
    """One connection pool with one TLS context; `single` has one connection and HTTP/1.1."""

    def __init__(
        self, context: ssl.SSLContext, *, http_version: str = "auto", single: bool = False
    ) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=1 if single else 100,
            max_keepalive_connections=20,
            keepalive_expiry=2.0,  # servers close idle connections without a word
            http1=True,
            http2=http_version == "auto" and not single,
            network_backend=Network(),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=cast("Any", request.stream),
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=cast("Any", answer).extensions,
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()
