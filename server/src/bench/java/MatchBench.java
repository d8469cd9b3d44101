import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Starts the comparison of matches with the JDK this runs on, which Maven's own may not be.
/// Arguments: rows, rounds, folder.
public final class MatchBench {
    private MatchBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "python3",
                                "src/bench/match/compare.py",
                                System.getProperty("java.class.path"),
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(Arrays.asList(args));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
