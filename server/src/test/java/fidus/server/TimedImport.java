package fidus.server;

import fidus.imports.Preview;
import fidus.jobs.Job;

import java.nio.file.Files;
import java.nio.file.Path;

/// Takes an invented history into the books the way a person does and prints what each step took.
/// Arguments: how many deals, any number of times; each on a fresh server and store.
final class TimedImport {
    private TimedImport() {}

    public static void main(String... arguments) throws Exception {
        System.out.printf(
                "%10s %10s %10s %12s %12s %12s %10s%n",
                "deals", "preview s", "import s", "deals/s", "server cpu s", "store MB", "peak MB");
        for (String deals : arguments) {
            Path folder = Files.createTempDirectory("timed-import");
            time(folder.resolve("data"), Integer.parseInt(deals));
        }
    }

    private static void time(Path data, int deals) throws Exception {
        var fund = new SmallFund(data);
        try (var server = ServerProcess.start(data);
                var desk = fund.desk(server.port())) {
            desk.registerAccount();
            long cpu = server.cpuMillis();
            long began = System.nanoTime();
            Preview preview = desk.offer(deals);
            long read = System.nanoTime();
            Job job = desk.untilOver(desk.confirm(preview).id());
            long stored = System.nanoTime();
            System.out.printf(
                    "%,10d %10.2f %10.2f %,12.0f %12.2f %12.1f %10d   %s%n",
                    deals,
                    (read - began) / 1e9,
                    (stored - read) / 1e9,
                    deals * 1e9 / (stored - began),
                    (server.cpuMillis() - cpu) / 1e3,
                    Files.size(data.resolve("fidus.store")) / 1e6,
                    server.peakMegabytes(),
                    job.outcome());
        }
    }
}
