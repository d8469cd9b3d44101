package fidus.server.web;

import fidus.contract.Call;
import fidus.contract.Canonical;

import io.javalin.config.JavalinConfig;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The description of every call, made from the calls themselves (OpenAPI 3.1) when somebody first
/// asks for it.
final class OpenApi {
    private final Set<Call<?, ?>> calls;
    private final AtomicReference<@Nullable String> made = new AtomicReference<>();

    OpenApi(Set<Call<?, ?>> calls) {
        this.calls = calls;
    }

    void serve(JavalinConfig config) {
        config.routes.get(
                "/api/v1/openapi.json",
                http -> http.contentType("application/json").result(text()));
    }

    private String text() {
        String known = made.get();
        if (known != null) {
            return known;
        }
        String text = Canonical.text(new Description(calls).document());
        made.set(text);
        return text;
    }
}
