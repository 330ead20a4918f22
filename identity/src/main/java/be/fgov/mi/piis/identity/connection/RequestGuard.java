package be.fgov.mi.piis.identity.connection;

import be.fgov.mi.piis.identity.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * Watches the body of a request while it comes. A body that breaks in the middle is answered before the connection is
 * closed, where nothing was answered yet: the server alone would only close it.
 */
final class RequestGuard extends ChannelDuplexHandler {
    /** Requests that came and whose answer has not ended; the answers go out in their order. */
    private int open;

    private boolean begun;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            open++;
        } else if (message instanceof HttpContent part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            refuse(
                    context,
                    HttpResponseStatus.BAD_REQUEST,
                    "urn:problem-type:belgif:badRequest",
                    "The body is not sent as Transfer-Encoding says.");
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse head && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!interim) {
            begun |= message instanceof HttpResponse;
            if (message instanceof LastHttpContent) {
                open--;
                begun = false;
            }
        }
        context.write(message, promise);
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String type, String detail) {
        if (begun || open != 1) {
            // Answered already, or an answer to an earlier request is due first.
            context.close();
            return;
        }
        begun = true;
        String problem = "{\"type\":\"" + type + "\",\"title\":\"" + status.reasonPhrase() + "\",\"status\":"
                + status.code() + ",\"detail\":\"" + detail + "\"}";
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(problem, StandardCharsets.UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
}
