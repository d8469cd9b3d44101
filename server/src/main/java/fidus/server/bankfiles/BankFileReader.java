package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.CsvProfile;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Cost;
import fidus.server.reports.Fingerprint;
import fidus.server.reports.Limits;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads any statement file a bank writes. The content decides what it is, never the name. What
/// comes back is what the file claims; nothing is believed or stored here.
public final class BankFileReader {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /// Formats that do not say what their text is written in.
    private static final Set<BankFormat> SILENT =
            EnumSet.of(
                    BankFormat.MT940,
                    BankFormat.NORMA43,
                    BankFormat.BAI2,
                    BankFormat.QIF,
                    BankFormat.OFX);

    private final Limits limits;

    public BankFileReader(Limits limits) {
        this.limits = limits;
    }

    /// Says that files could be read by a profile.
    ///
    /// @throws Refused `BAD_VALUE` at `profile` when none could
    public static void check(CsvProfile profile) {
        var _ = new CsvLayout(profile);
    }

    /// @throws Refused `UNKNOWN_FORMAT` saying what it looks like, `NOT_A_STATEMENT` for a bank's
    ///   other messages, `CUT_FILE`, `TOO_LARGE` or `UNREADABLE`; `BAD_VALUE` at `profile` for CSV
    ///   without a fitting profile, at `dayOrder` for dates that may be read in two ways, at
    ///   `charset` for bytes that it does not have; nothing is returned in part
    public BankFile read(Path file, Hints hints) {
        try {
            var cost = new Cost(limits);
            Fingerprint print = Fingerprint.of(file, cost, WESTERN);
            var findings = new Findings(cost);
            BankFormat format = Look.format(print.head());
            if (hints.charset() != null && format != null && SILENT.contains(format)) {
                print = print.in(hints.charset());
                Decoding.require(print);
            }
            if (format == null && hints.profile() != null && Look.isText(print.head())) {
                format = BankFormat.CSV; // a single line is a table too when somebody says so
            }
            if (format == null) {
                throw Look.unknown(print);
            }
            return switch (format) {
                case CAMT053 -> new Camt053(print, findings).read();
                case MT940 -> new Mt940(print, findings).read();
                case OFX -> new Ofx(print, findings, hints).read();
                case NORMA43 -> new Norma43(print, findings).read();
                case BAI2 -> new Bai2(print, findings, hints).read();
                case QIF -> new Qif(print, findings, hints).read();
                case CSV -> new CsvBank(print, findings, profile(hints), hints).read();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether files of a format say by themselves, or their profile does, what their text is
    /// written in.
    public static boolean saysCharset(BankFormat format) {
        return !SILENT.contains(format);
    }

    /// Reads a CSV file and shows it as it stands, also where its profile cannot read it. A file of
    /// another format is read as {@link #read} does.
    ///
    /// @throws Refused as {@link #read}, but for what a change of the profile can mend
    public CsvReading readCsv(Path file, Hints hints) {
        try {
            var cost = new Cost(limits);
            Fingerprint print = Fingerprint.of(file, cost, WESTERN);
            BankFormat format = Look.format(print.head());
            boolean table =
                    format == BankFormat.CSV || (format == null && Look.isText(print.head()));
            if (!table) {
                return new CsvReading(
                        read(file, hints), null, null, List.of(), null, CsvLeftOut.NONE);
            }
            CsvProfile profile = profile(hints);
            var findings = new Findings(cost);
            CsvBank bank = null;
            try {
                bank = new CsvBank(print, findings, profile, hints);
                BankFile read = bank.read();
                return new CsvReading(
                        read,
                        null,
                        CsvRaw.of(print, profile, read.unreadable(), false, bank),
                        bank.before(),
                        bank.headings(),
                        bank.leftOut());
            } catch (Refused why) {
                return refused(print, findings, profile, bank, why.problem());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReading refused(
            Fingerprint print,
            Findings findings,
            CsvProfile profile,
            @Nullable CsvBank bank,
            Problem why)
            throws IOException {
        if (why.code() == Problem.Code.TOO_LARGE) {
            throw new Refused(why);
        }
        boolean undecoded = why.code() == Problem.Code.UNREADABLE;
        var nothing =
                new BankFile(
                        BankFormat.CSV,
                        profile.name(),
                        List.of(),
                        List.of(),
                        findings.unreadable(),
                        profile.charset(),
                        print.sha256(),
                        print.bytes());
        return new CsvReading(
                nothing,
                undecoded ? Decoding.refused(profile.charset(), print.charset()) : why,
                CsvRaw.of(print, profile, findings.unreadable(), undecoded, bank),
                List.of(),
                bank == null ? null : bank.headings(),
                CsvLeftOut.NONE);
    }

    /// Whether the file starts as one of the formats that say of themselves what they are: all but
    /// CSV, which any program may have written. Only its beginning is read. A file recognised may
    /// still be refused when read.
    public boolean recognises(Path file) {
        try {
            BankFormat format = Look.format(Fingerprint.beginning(file));
            return format != null && format != BankFormat.CSV;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvProfile profile(Hints hints) {
        CsvProfile profile = hints.profile();
        if (profile == null) {
            throw Refused.at(
                    "profile",
                    Problem.Code.BAD_VALUE,
                    "This is a CSV file, and no two banks write it the same way: make a profile"
                            + " for the account that says where its columns stand, and read it"
                            + " with that.");
        }
        return profile;
    }
}
