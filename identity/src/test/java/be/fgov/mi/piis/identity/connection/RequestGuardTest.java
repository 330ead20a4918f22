package be.fgov.mi.piis.identity.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When silence on a connection is idleness")
class RequestGuardTest {
    private int heard;

    private final EmbeddedChannel connection = new EmbeddedChannel(
            new RequestGuard(new Patience(Duration.ofSeconds(20), 1_024)), new ChannelInboundHandlerAdapter() {
                @Override
                public void userEventTriggered(ChannelHandlerContext context, Object event) {
                    heard++;
                }
            });

    private boolean isIdle() {
        int before = heard;
        connection.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
        return heard > before;
    }

    private void ask() {
        connection.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private static DefaultFullHttpResponse answer() {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(new byte[100]));
    }

    @Test
    @DisplayName("a connection without a request is idle, before the first and after an answer")
    void nothingAsked() {
        assertThat(isIdle()).isTrue();
        ask();
        connection.writeOutbound(answer());
        assertThat(isIdle()).isTrue();
    }

    @Test
    @DisplayName("a request that the service is at work on is not, until ten minutes at half a minute each")
    void atWork() {
        ask();
        for (int silence = 1; silence < 20; silence++) {
            assertThat(isIdle()).isFalse();
        }
        assertThat(isIdle()).isTrue();
        ask();
        assertThat(isIdle()).as("something came").isFalse();
    }

    @Test
    @DisplayName("a request whose body has not come is")
    void bodyMissing() {
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, "/"));
        assertThat(isIdle()).isTrue();
    }

    @Test
    @DisplayName("an answer that stops in the middle is")
    void answerStops() {
        ask();
        connection.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        assertThat(isIdle()).isTrue();
    }

    @Test
    @DisplayName("who asks and does not read what was answered before is, however many requests follow")
    void answerNotRead() {
        ask();
        ask();
        connection.write(answer());
        assertThat(connection.unsafe().outboundBuffer().totalPendingWriteBytes())
                .isPositive();
        assertThat(isIdle()).isTrue();
    }
}
