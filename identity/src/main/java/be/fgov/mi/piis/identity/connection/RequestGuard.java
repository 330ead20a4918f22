package be.fgov.mi.piis.identity.connection;

import be.fgov.mi.piis.identity.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
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
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches a request while it comes. A body that breaks in the middle, or a request that comes too slowly, is answered
 * where nothing was answered yet, and the connection is closed; whoever waits for the rest of the body is told by that.
 * A connection is idle when nobody has anything to do, not while the service works on a long answer.
 */
final class RequestGuard extends ChannelDuplexHandler {
    /** So many silences in a row, half a minute each, are too long even for the service: something holds it up. */
    private static final int LONGEST_WORK = 20;

    private final Patience patience;

    /** Requests that came and whose answer has not ended; the answers go out in their order. */
    private int open;

    private boolean begun;
    private boolean refused;

    /** How often in a row the line was silent while the service was at work. */
    private int silences;

    private boolean inBody;
    private long bytes;
    private boolean anyOfHead;
    private boolean messageInThisRead;
    private Duration waited = Duration.ZERO;
    private @Nullable Future<?> looks;

    RequestGuard(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        waitFor(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        waitNoMore();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waitNoMore();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        messageInThisRead = true;
        silences = 0;
        if (message instanceof HttpRequest) {
            open++;
            inBody = true;
            anyOfHead = false;
            bytes = 0;
            waitNoMore();
        }
        if (message instanceof HttpContent part) {
            if (!(message instanceof HttpRequest) && part.decoderResult().isFailure()) {
                ReferenceCountUtil.release(message);
                refuse(
                        context,
                        HttpResponseStatus.BAD_REQUEST,
                        "urn:problem-type:belgif:badRequest",
                        "The body is not sent as Transfer-Encoding says.");
                return;
            }
            bytes += part.content().readableBytes();
            if (message instanceof LastHttpContent) {
                inBody = false;
                waitNoMore();
            }
        }
        context.fireChannelRead(message);
    }

    /** What is still missing now is waited for; most requests are complete with their first read. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        anyOfHead |= !inBody && !messageInThisRead;
        messageInThisRead = false;
        if (inBody || anyOfHead) {
            waitFor(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && isAtWork(context.channel()) && ++silences < LONGEST_WORK) {
            // Nothing goes over the line because the service is at work: a year counted from nothing, a large preview.
            return;
        }
        context.fireUserEventTriggered(event);
    }

    /** A request is here as a whole, or as far as the service takes it, and nothing waits for the peer to read it. */
    private boolean isAtWork(Channel channel) {
        ChannelOutboundBuffer written = channel.unsafe().outboundBuffer();
        return open > 0
                && !begun
                && (!inBody || !channel.config().isAutoRead())
                && written != null
                && written.totalPendingWriteBytes() == 0;
    }

    private void waitFor(ChannelHandlerContext context) {
        if (looks == null && !refused) {
            waited = Duration.ZERO;
            long every = patience.look().toNanos();
            looks = context.executor().scheduleAtFixedRate(() -> look(context), every, every, TimeUnit.NANOSECONDS);
        }
    }

    private void waitNoMore() {
        Future<?> running = looks;
        if (running != null) {
            running.cancel(false);
            looks = null;
        }
    }

    private void look(ChannelHandlerContext context) {
        if (!context.channel().config().isAutoRead()) {
            // The service has not taken what came: it is the sender who waits.
            return;
        }
        waited = waited.plus(patience.look());
        if (!patience.isAtItsEnd(waited, inBody ? bytes : 0)) {
            return;
        }
        if (refused || !(inBody || anyOfHead)) {
            context.close();
        } else {
            refuse(
                    context,
                    HttpResponseStatus.REQUEST_TIMEOUT,
                    "about:blank",
                    "The request did not come fast enough: send it again, as a whole.");
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
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
        refused = true;
        if (begun || open != (inBody ? 1 : 0)) {
            // Answered already, or an answer to an earlier request is due first; what is written by now still goes out.
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
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
