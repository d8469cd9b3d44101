package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files as large as an upload may be, made to cost as much as they can. They are read in a process
/// that has the memory there is for one file and not a byte more.
class HostileSizesTest {
    private static final int SIZE = 19_900_000;
    private static final String HEAD =
            "<html><head><title>1: X - Trade History Report</title></head><body><table>"
                    + "<tr><th>Account:</th><th>1 (USD, Server, demo, Hedge)</th></tr>";
    private static final String END = "</table></body></html>";
    private static final String SHEET =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet"
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

    @TempDir static Path folder;

    private static Map<String, String> outcomes = Map.of();

    @BeforeAll
    static void readThemAll() throws IOException, InterruptedException {
        pages();
        lists();
        workbooks();
        outcomes = outcomes();
    }

    @Test
    void noFileTakesMoreMemoryOrTimeThanThereIs() {
        assertThat(outcomes).hasSize(19).doesNotContainValue("OUT_OF_MEMORY");
    }

    @Test
    void manySmallThingsAreCounted() {
        assertThat(outcomes)
                .containsEntry("cells.html", "CUT_FILE")
                .containsEntry("rows.html", "TOO_LARGE")
                .containsEntry("lines.csv", "TOO_LARGE")
                .containsEntry("fields.csv", "CUT_FILE")
                .containsEntry("fields.json", "UNKNOWN_FORMAT")
                .containsEntry("elements.json", "TOO_LARGE")
                .containsEntry("cells.xlsx", "TOO_LARGE")
                .containsEntry("shared.xlsx", "TOO_LARGE");
    }

    @Test
    void whatFillsTheUploadWithTheShortestDealsStillFits() {
        assertThat(outcomes.get("deals.html")).isEqualTo("CUT_FILE");
        assertThat(outcomes.get("faults.html")).isIn("CUT_FILE", "UNKNOWN_FORMAT");
    }

    @Test
    void endlessThingsAreRefusedBeforeTheirEnd() {
        assertThat(outcomes)
                .containsEntry("attribute.html", "TOO_LARGE")
                .containsEntry("attributes.html", "TOO_LARGE")
                .containsEntry("comment.html", "TOO_LARGE")
                .containsEntry("text.html", "CUT_FILE")
                .containsEntry("line.csv", "CUT_FILE")
                .containsEntry("text.xlsx", "TOO_LARGE");
    }

    @Test
    void deepThingsAndFarPlacesAreRefused() {
        assertThat(outcomes)
                .containsEntry("deep.json", "UNKNOWN_FORMAT")
                .containsEntry("deep.xlsx", "TOO_LARGE")
                .containsEntry("column.xlsx", "UNREADABLE");
    }

    private static void pages() throws IOException {
        filled("cells.html", HEAD + "<tr>", "<td>1", END);
        filled("rows.html", HEAD, "<tr><td>", END);
        filled("attribute.html", HEAD + "<tr><td title=\"", "x", "\">" + END);
        filled("comment.html", HEAD + "<!--", "x", "-->" + END);
        filled("text.html", HEAD + "<tr><td>", "x", END);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("attributes.html"))) {
            out.write(HEAD + "<tr><td ");
            for (int i = 0; i < 2_000_000; i++) {
                out.write("a" + i + "=1 ");
            }
            out.write(">" + END);
        }
        rows("deals.html", "<td>1.0<td>2.0<td>3<td>0<td>0<td>0<td>1<td>1<td>");
        rows("faults.html", "<td>x<td>x<td>3<td>x<td>0<td>0<td>x<td>1<td>");
    }

    /// As many rows of deals as fit, each under a ticket of its own.
    private static void rows(String name, String rest) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write(HEAD);
            for (int i = 0; i < 190_000; i++) {
                out.write("<tr><td>2026.01.01 00:00:00<td>" + (1_000_000 + i));
                out.write("<td>S<td>buy<td>in");
                out.write(rest);
            }
            out.write(END);
        }
    }

    private static void lists() throws IOException {
        String header = "Time,Deal,Symbol,Type,Direction,Volume,Price,Order,Commission,Swap,";
        header += "Profit,Balance,Comment\n";
        filled("lines.csv", header, ",\n", "\n");
        filled("fields.csv", header, ",", "\n");
        filled("line.csv", header, "x", "\n");
        filled("deep.json", "", "[", "]");
        filled(
                "elements.json",
                "[",
                "{\"ticket\":1,\"time_setup\":1,\"state\":1,\"type\":1},",
                "{}]");
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("fields.json"))) {
            out.write("{");
            for (int i = 0; i < 1_500_000; i++) {
                out.write("\"a" + i + "\":1,");
            }
            out.write("\"z\":1}");
        }
    }

    private static void workbooks() throws IOException {
        sheet("cells.xlsx", "<row>", "<c/>", 6_000_000);
        sheet("text.xlsx", "<row><c t=\"inlineStr\"><is><t>", "xyz", 30_000_000);
        sheet("deep.xlsx", "", "<a>", 6_000_000);
        sheet("column.xlsx", "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>", "", 0);
        workbook("shared.xlsx", "xl/sharedStrings.xml", "<sst>", "<si><t>", 190_000_000);
    }

    private static void sheet(String name, String begin, String filling, int size)
            throws IOException {
        workbook(name, "xl/worksheets/sheet1.xml", SHEET + begin, filling, size);
    }

    /// The parts of a real workbook with one exchanged for a long one, which changes from time to
    /// time so that it is not refused for how well it packs.
    private static void workbook(String name, String part, String begin, String filling, int size)
            throws IOException {
        Map<String, byte[]> parts = Damage.parts(Samples.path(Samples.TESTER));
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                if (each.getKey().equals(part)) {
                    fill(zip, begin, filling, size);
                } else {
                    zip.write(each.getValue());
                }
            }
        }
    }

    private static void fill(OutputStream out, String begin, String filling, int size)
            throws IOException {
        out.write(begin.getBytes(StandardCharsets.UTF_8));
        boolean shared = filling.startsWith("<si>");
        long written = 0;
        for (int i = 0; written < size; i++) {
            String piece =
                    shared
                            ? "<si><t>" + Integer.toHexString(i * 0x9e3779b1) + "</t></si>"
                            : filling.repeat(20) + (i % 50 == 0 ? number(filling, i) : "");
            out.write(piece.getBytes(StandardCharsets.US_ASCII));
            written += piece.length();
        }
    }

    /// Noise that is allowed where the filling stands.
    private static String number(String filling, int i) {
        String noise = Integer.toHexString(i * 0x9e3779b1) + Integer.toHexString(i * 0x85ebca6b);
        return filling.endsWith(">") ? noise : noise.repeat(2);
    }

    private static void filled(String name, String begin, String filling, String end)
            throws IOException {
        byte[] piece = filling.repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            for (long n = piece.length; n < SIZE; n += piece.length) {
                out.write(piece);
            }
            out.write(end.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> outcomes() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                ReadHostileOnce.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        var outcomes = new TreeMap<String, String>();
        for (String line : lines) {
            String[] words = line.split(" ");
            outcomes.put(words[0], words[1]);
            assertThat(Long.parseLong(words[2])).as(line).isLessThan(40_000);
        }
        return outcomes;
    }
}
