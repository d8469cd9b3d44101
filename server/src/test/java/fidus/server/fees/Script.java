package fidus.server.fees;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The script a third party reads, which shares no code with this program.
final class Script {
    private Script() {}

    /// Its exit code, and what it complains of.
    static String of(Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "../docs/reperform_fees.py"));
        Arrays.stream(files).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code + " " + (code == 0 ? "" : said);
    }
}
