package fidus.server.web;

import fidus.contract.Call;
import fidus.contract.Canonical;

import io.javalin.config.JavalinConfig;

import java.util.Set;

/// The description of every call, made from the calls themselves (OpenAPI 3.1).
final class OpenApi {
    private final Set<Call<?, ?>> calls;

    OpenApi(Set<Call<?, ?>> calls) {
        this.calls = calls;
    }

    void serve(JavalinConfig config) {
        String text = Canonical.text(new Description(calls).document());
        config.routes.get(
                "/api/v1/openapi.json", http -> http.contentType("application/json").result(text));
    }
}
