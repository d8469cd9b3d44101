package fidus.server.reconciliation;

import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The files of a run, as a person saves them.
public record SavedRun(RunningServer server, RunId run) {
    public HttpResponse<byte[]> file(String token) throws Exception {
        String path = WindowCalls.FILE.path().replace("{id}", run.value().toString());
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.web().port() + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    /// The lines of each file.
    public static Map<String, List<String>> unpacked(byte[] zip) throws Exception {
        Map<String, List<String>> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                files.put(one.getName(), text.lines().toList());
            }
        }
        return files;
    }
}
