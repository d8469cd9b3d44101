package fidus.server.timed;

import fidus.returns.Flow;
import fidus.returns.Xirr;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The yearly money-weighted return of every investor of a file. Arguments: input, output.
final class RatesOnce {
    private RatesOnce() {}

    public static void main(String... arguments) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[0]));
                BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            String line = in.readLine();
            while (line != null) {
                out.write(Xirr.of(flows(line)).toPlainString());
                out.write('\n');
                line = in.readLine();
            }
        }
    }

    private static List<Flow> flows(String line) {
        List<Flow> flows = new ArrayList<>();
        for (String flow : line.split(" ", -1)) {
            int colon = flow.indexOf(':');
            flows.add(
                    new Flow(
                            LocalDate.ofEpochDay(Long.parseLong(flow, 0, colon, 10)),
                            BigDecimal.valueOf(
                                    Long.parseLong(flow, colon + 1, flow.length(), 10), 2)));
        }
        return flows;
    }
}
