package be.fgov.mi.piis.identity.wire;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path has, for the {@code Allow} header of a 405, which the REST layer leaves out. */
@Singleton
public class AllowedMethods {
    private record Route(Pattern path, String method) {}

    private final List<Route> routes = new ArrayList<>();

    AllowedMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                collect(bean.getBeanClass(), root.value());
            }
        }
    }

    private void collect(Class<?> resource, String root) {
        for (Method method : resource.getMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod httpMethod = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (httpMethod != null) {
                    Path own = method.getAnnotation(Path.class);
                    routes.add(new Route(pattern(root, own == null ? "" : own.value()), httpMethod.value()));
                }
            }
        }
    }

    private static Pattern pattern(String root, String own) {
        String whole = ("/" + root + "/" + own).replaceAll("/+", "/").replaceAll("/$", "");
        StringBuilder regex = new StringBuilder();
        for (String segment : whole.split("/", -1)) {
            if (!segment.isEmpty()) {
                regex.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
            }
        }
        if (regex.isEmpty()) {
            regex.append('/');
        }
        return Pattern.compile(regex.toString());
    }

    /** Whether something is at that path, and not by that method. */
    public boolean hasOnlyOthers(String path, String method) {
        List<Route> there = routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .toList();
        return !there.isEmpty()
                && there.stream().noneMatch(route -> route.method().equals(method));
    }

    /** @return for example {@code GET, PUT}; empty when nothing is there */
    public String of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }
}
