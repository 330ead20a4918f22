package be.fgov.mi.piis.identity.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.quarkus.vertx.http.runtime.ServerLimitsConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts our handlers into every connection of the HTTP server. Vert.x offers no option for that; the transport is the
 * one place that sees the server before it listens. It counts on a connection that speaks HTTP/1.1 alone, in clear,
 * from its first byte ({@code quarkus.http.http2=false}, TLS ends before the service): where the server's own reader is
 * not there, no connection comes about.
 */
public class StrictServers implements VertxServiceProvider {
    private static final String READER = "httpDecoder";
    private static final String LAST = "handler";

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new StrictTransport());
    }

    private static final class StrictTransport extends JDKTransport {
        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
            super.configure(options, domainSocket, server);
            server.childHandler(new StrictConnections(
                    server.config().childHandler(), lengths(configured().limits())));
        }
    }

    private static VertxHttpConfig configured() {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(VertxHttpConfig.class);
    }

    /** How long a head may be, as the server was told; its own options do not come this far. */
    private static HttpServerOptions lengths(ServerLimitsConfig limits) {
        return new HttpServerOptions()
                .setMaxInitialLineLength(limits.maxInitialLineLength())
                .setMaxHeaderSize(limits.maxHeaderSize().asBigInteger().intValueExact())
                .setMaxChunkSize(limits.maxChunkSize().asBigInteger().intValueExact());
    }

    @ChannelHandler.Sharable
    private static final class StrictConnections extends ChannelInitializer<Channel> {
        private final ChannelHandler usual;
        private final HttpServerOptions lengths;

        StrictConnections(ChannelHandler usual, HttpServerOptions lengths) {
            this.usual = usual;
            this.lengths = lengths;
        }

        @Override
        protected void initChannel(Channel connection) {
            ChannelPipeline pipeline = connection.pipeline();
            pipeline.addLast(usual);
            pipeline.replace(READER, READER, new StrictRequestDecoder(lengths));
            // A server that is stopping takes no requests any more.
            if (pipeline.get(LAST) != null) {
                pipeline.addBefore(LAST, "guard", new RequestGuard());
            }
        }
    }
}
