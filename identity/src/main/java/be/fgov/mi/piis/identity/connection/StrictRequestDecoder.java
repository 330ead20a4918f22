package be.fgov.mi.piis.identity.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as the server does, and refuses in addition what a server in front of this one could read otherwise:
 * a body with two lengths (Content-Length and Transfer-Encoding), a transfer coding that is not exactly
 * {@code chunked}, a folded header, a header without a name, a version that is not 1.0 or 1.1. A lenient reader would take the rest of such a
 * body for the next request, of somebody else (RFC 9112, 11.2).
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    /** What a header may be called (RFC 9110, 5.6.2); those of HTTP/2 that begin with a colon are none here. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private FoldedHeader head = new FoldedHeader();
    private int looked;
    private boolean inBody;
    private boolean refused;

    StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf received, List<Object> read) throws Exception {
        if (refused) {
            received.skipBytes(received.readableBytes());
            return;
        }
        if (!inBody && isFolded(received)) {
            received.skipBytes(received.readableBytes());
            read.add(refused((HttpRequest) createInvalidMessage(), "a folded header"));
            return;
        }
        int before = received.readableBytes();
        int known = read.size();
        super.decode(context, received, read);
        looked = Math.max(0, looked - (before - received.readableBytes()));
        check(read, known);
    }

    private boolean isFolded(ByteBuf received) {
        for (int i = received.readerIndex() + looked; i < received.writerIndex() && !head.hasEnded(); i++) {
            if (head.beginsWith(received.getByte(i))) {
                return true;
            }
            looked++;
        }
        return false;
    }

    private void check(List<Object> read, int known) {
        for (int i = known; i < read.size(); i++) {
            if (read.get(i) instanceof HttpRequest request) {
                inBody = true;
                String wrong = request.decoderResult().isSuccess() ? wrong(request) : null;
                if (wrong != null) {
                    refused(request, wrong);
                    // What the lenient reading made of the rest is nobody's request: it holds no buffers yet.
                    read.subList(i + 1, read.size()).clear();
                    return;
                }
            }
            if (read.get(i) instanceof LastHttpContent) {
                inBody = false;
                head = new FoldedHeader();
                looked = 0;
            }
        }
    }

    private static @Nullable String wrong(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return "another version";
        }
        HttpHeaders headers = request.headers();
        for (Map.Entry<String, String> header : headers) {
            if (!TOKEN.matcher(header.getKey()).matches()) {
                return "a header without a name";
            }
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean plain = codings.isEmpty();
        boolean chunked = codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                && version.equals(HttpVersion.HTTP_1_1)
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        return plain || chunked ? null : "a transfer coding that is not chunked alone";
    }

    private HttpRequest refused(HttpRequest request, String why) {
        refused = true;
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(why)));
        return request;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a body with two lengths");
    }
}
