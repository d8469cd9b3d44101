package fidus.server.commands;

import fidus.server.ledger.JournalFile;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "prepare",
        description = {
            "Makes the start-up cache of short commands and of match for this program and the JDK"
                    + " that runs it, beside the program.",
            "Once after installing; a newer program or JDK runs without it until it is made again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class PrepareCommand implements Callable<Integer> {
    private static final int ENTRIES = 20_000;

    /// The launcher has asked the JVM to keep what is loaded and how it is used (JEP 514); here
    /// only the work to be seen is done, on an invented journal and two invented lists.
    @Override
    public Integer call() throws IOException {
        Path file = Files.createTempFile("fidus-prepare", ".jsonl");
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                for (int number = 1; number <= ENTRIES; number++) {
                    out.write(entry(number));
                }
            }
            JournalFile.end(file);
            var nowhere = new PrintWriter(Writer.nullWriter());
            String[] words = {"journal", "prove", file.toString()};
            int proven = JournalProof.run(words, nowhere, nowhere);
            return proven == 0 ? Rehearsal.match() : proven;
        } finally {
            Files.delete(file);
        }
    }

    private static String entry(int number) {
        String leg =
                "{\"account\":\"%s\",\"dimensions\":{\"contract\":\"%d\"},\"money\":{\"amount\":\"%d.50\","
                    + "\"currency\":\"USD\"},\"side\":\"%s\"}";
        return "{\"number\":%d,\"postings\":[%s,%s]}\n"
                .formatted(
                        number,
                        leg.formatted("5010", number, number, "DEBIT"),
                        leg.formatted("2200", number, number, "CREDIT"));
    }
}
