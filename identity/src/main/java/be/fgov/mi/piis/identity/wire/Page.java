package be.fgov.mi.piis.identity.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection, as the Belgif guide has it.
 *
 * @param items those of this page, possibly none
 * @param total of all pages
 * @param self this page; {@code next} and {@code prev} are absent at the ends
 * @param page from 1
 * @param pageSize most items on a page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,
        long total,
        String self,
        @Nullable String next,
        @Nullable String prev,
        int page,
        int pageSize) {

    /**
     * @param path path of the collection
     * @param filters query parameters besides the page, null values are left out
     */
    public static <T> Page<T> of(
            List<T> items,
            long total,
            PageRequest request,
            String path,
            Map<String, ? extends @Nullable Object> filters) {
        int page = request.page();
        boolean more = (long) page * request.pageSize() < total;
        return new Page<>(
                items,
                total,
                link(path, filters, page, request.pageSize()),
                more ? link(path, filters, page + 1, request.pageSize()) : null,
                page > 1 ? link(path, filters, page - 1, request.pageSize()) : null,
                page,
                request.pageSize());
    }

    private static String link(String path, Map<String, ? extends @Nullable Object> filters, int page, int pageSize) {
        Map<String, String> query = new TreeMap<>();
        filters.forEach((name, value) -> {
            if (value != null) {
                query.put(name, value.toString());
            }
        });
        query.put("page", Integer.toString(page));
        query.put("pageSize", Integer.toString(pageSize));
        return path + "?"
                + query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
