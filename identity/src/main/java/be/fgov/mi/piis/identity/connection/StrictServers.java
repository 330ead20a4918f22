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
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
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
            Config config = ConfigProvider.getConfig();
            server.childHandler(
                    new StrictConnections(server.config().childHandler(), lengths(config), patience(config)));
        }
    }

    /** How long a head may be, as the server was told; its own options do not come this far. */
    private static HttpServerOptions lengths(Config config) {
        ServerLimitsConfig limits = config.unwrap(SmallRyeConfig.class)
                .getConfigMapping(VertxHttpConfig.class)
                .limits();
        return new HttpServerOptions()
                .setMaxInitialLineLength(limits.maxInitialLineLength())
                .setMaxHeaderSize(limits.maxHeaderSize().asBigInteger().intValueExact())
                .setMaxChunkSize(limits.maxChunkSize().asBigInteger().intValueExact());
    }

    private static Patience patience(Config config) {
        return new Patience(
                config.getValue("suite.connection.patience", Duration.class),
                config.getValue("suite.connection.slowest", Integer.class));
    }

    @ChannelHandler.Sharable
    private static final class StrictConnections extends ChannelInitializer<Channel> {
        private final ChannelHandler usual;
        private final HttpServerOptions lengths;
        private final Patience patience;

        StrictConnections(ChannelHandler usual, HttpServerOptions lengths, Patience patience) {
            this.usual = usual;
            this.lengths = lengths;
            this.patience = patience;
        }

        @Override
        protected void initChannel(Channel connection) {
            ChannelPipeline pipeline = connection.pipeline();
            pipeline.addLast(usual);
            pipeline.replace(READER, READER, new StrictRequestDecoder(lengths));
            // A server that is stopping takes no requests any more.
            if (pipeline.get(LAST) != null) {
                pipeline.addBefore(LAST, "guard", new RequestGuard(patience));
            }
        }
    }
}
