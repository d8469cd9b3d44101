package fidus.server.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A CSV file of texts, guarded as the other files of a run are.
public final class CsvLines implements AutoCloseable {
    private final CsvOut out;

    /// @param header of codes, which need no quotes
    /// @throws IOException also when there is something of this name
    public CsvLines(Path file, List<String> header) throws IOException {
        out = new CsvOut(file, String.join(",", header));
    }

    /// @param code of the first column, in ASCII letters and digits
    /// @param others of the other columns, empty where there is nothing to say
    public void line(String code, List<String> others) {
        out.add(code);
        others.forEach(out::cell);
        out.end();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
