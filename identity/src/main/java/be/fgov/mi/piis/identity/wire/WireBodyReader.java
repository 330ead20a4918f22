package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads request bodies with {@link StrictJson}, and not one byte more than a single body may have. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class WireBodyReader implements MessageBodyReader<WireBody> {
    /** Bytes; the limit of a single body in the wire contract. */
    public static final int MAX_BODY = 64 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return WireBody.class.isAssignableFrom(type);
    }

    @Override
    public WireBody readFrom(
            Class<WireBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        byte[] document = stream.readNBytes(MAX_BODY + 1);
        if (document.length > MAX_BODY) {
            throw Problems.payloadTooLarge(MAX_BODY);
        }
        return (WireBody) StrictJson.readBody(document, type);
    }
}
