package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.SavedProfile;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.bankfiles.BankFileReader;
import fidus.server.bankfiles.CsvGuess;
import fidus.server.bankfiles.CsvReading;
import fidus.server.bankfiles.CsvTitles;
import fidus.server.bankfiles.Hints;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a file as a person says, else as it is saved for the account, else as its bytes tell.
final class FileReadings {
    private final BankReading reading;
    private final Taking taking;

    FileReadings(BankReading reading, Taking taking) {
        this.reading = reading;
        this.taking = taking;
    }

    /// A file as it was read.
    ///
    /// @param account as a person said it, else as a CSV file names it before its rows
    /// @param profile how a CSV file was read
    /// @param profileVersion the saved version of it, 0 for a proposal
    /// @param unsure what the file does not show clearly, and which lines of it are left out
    /// @param csv the file as it stands, and why the profile cannot read it; absent for other files
    /// @param charset what a person or the account's setting says it is written in, absent where
    ///   its bytes told it
    record Read(
            BankFile file,
            @Nullable HouseAccountId account,
            @Nullable CsvProfile profile,
            int profileVersion,
            List<String> unsure,
            @Nullable CsvReading csv,
            @Nullable String charset) {}

    /// What a person says of a file that does not say it itself.
    ///
    /// @param charset empty where its bytes are to tell, absent for what is saved for the account
    record Said(
            @Nullable HouseAccountId account,
            @Nullable CsvProfile profile,
            @Nullable DayOrder dayOrder,
            @Nullable String charset) {}

    /// CSV is read by what a person says now, else by what is saved for the account, else by a
    /// proposal that the person sees.
    Read read(Unit unit, byte[] content, Said said) {
        HouseAccountId account = said.account;
        if (said.profile == null && reading.recognises(content)) {
            return stated(unit, content, said);
        }
        CsvGuess guess =
                said.profile == null && saved(unit, account).isEmpty()
                        ? reading.guess(content)
                        : null;
        if (account == null && guess != null) {
            account = taking.houses().namedBefore(unit, guess.preamble()).orElse(null);
        }
        List<SavedProfile> saved = saved(unit, account);
        CsvProfile profile = said.profile;
        List<String> unsure = List.of();
        if (profile == null && !saved.isEmpty()) {
            profile = saved.getFirst().profile();
        } else if (profile == null && guess != null) {
            profile = guess.profile();
            unsure = guess.unsure();
        }
        int version =
                !saved.isEmpty() && saved.getFirst().profile().equals(profile)
                        ? saved.getFirst().profileVersion()
                        : 0;
        CsvReading csv = reading.csv(content, new Hints(profile, currency(unit, account), null));
        List<String> hints = unsure(unsure, version, csv);
        List<String> was = headings(saved, profile);
        List<String> now = csv.headings();
        if (profile != null && was != null && now != null) {
            csv = csv.unless(CsvTitles.moved(profile, was, now));
            hints.addAll(CsvTitles.renamed(profile, was, now));
        }
        return new Read(csv.file(), account, profile, version, hints, csv, null);
    }

    /// What stood over the columns when they were saved as the profile has them now. A person who
    /// says other columns says what is what.
    private static @Nullable List<String> headings(
            List<SavedProfile> saved, @Nullable CsvProfile profile) {
        if (profile == null || saved.isEmpty()) {
            return null;
        }
        SavedProfile newest = saved.getFirst();
        boolean same = newest.profile().columns().equals(profile.columns());
        return same
                ? newest.headings()
                : saved.stream()
                        .filter(one -> one.profile().equals(profile))
                        .findFirst()
                        .map(SavedProfile::headings)
                        .orElse(null);
    }

    /// Which lines are left out is said until a person has saved that; one that reads as a movement
    /// always.
    private static List<String> unsure(List<String> guess, int version, CsvReading csv) {
        List<String> all = new ArrayList<>(csv.leftOut().movements());
        all.addAll(csv.leftOut().absent());
        all.addAll(guess);
        if (isNothingBooked(csv.file())) {
            all.add(
                    "Every row is taken as not booked yet, as none has a booking day. Is the column"
                            + " of the booking date right?");
        }
        if (version == 0) {
            all.addAll(csv.leftOut().around());
        }
        return all;
    }

    private static boolean isNothingBooked(BankFile file) {
        List<BankRow> rows =
                file.statements().stream().flatMap(one -> one.rows().stream()).toList();
        return !rows.isEmpty()
                && rows.stream().noneMatch(row -> row.status() == BankRow.Status.BOOKED);
    }

    /// A file that names its account and not what its amounts are in is read in the account's
    /// currency; likewise one that does not say what its text is written in.
    private Read stated(Unit unit, byte[] content, Said said) {
        Charset in = said.charset == null ? saved(said.account, unit) : Charsets.of(said.charset);
        var hints = new Hints(null, currency(unit, said.account), said.dayOrder, in);
        BankFile file = read(content, hints, said);
        if (said.account == null) {
            var owners = new Owners(unit, taking.houses());
            Currency of = owners.unsaid(file).orElse(null);
            Charset own = said.charset == null ? saved(unit, owners, file) : in;
            if (of != null || own != null) {
                in = own;
                file = read(content, new Hints(null, of, said.dayOrder, own), said);
            }
        }
        boolean taken = in != null && file.encoding().equals(in.name());
        return new Read(
                file, said.account, null, 0, List.of(), null, taken ? file.encoding() : null);
    }

    /// A file that cannot be written as it is saved for the account is read as its bytes tell; one
    /// that cannot be written as a person says now is refused.
    private BankFile read(byte[] content, Hints hints, Said said) {
        try {
            return reading.read(content, hints);
        } catch (Refused e) {
            boolean saved = said.charset == null && hints.charset() != null;
            if (!saved
                    || e.problem().fields().stream()
                            .noneMatch(at -> at.field().equals("charset"))) {
                throw e;
            }
            return reading.read(content, new Hints(null, hints.currency(), hints.dayOrder()));
        }
    }

    /// What is saved for the accounts that a file names, when it is the same for all of them and
    /// the file does not say it itself.
    private @Nullable Charset saved(Unit unit, Owners owners, BankFile file) {
        if (BankFileReader.saysCharset(file.format())) {
            return null;
        }
        Set<HouseAccountId> named = new HashSet<>();
        file.statements().stream()
                .map(BankStatement::account)
                .distinct()
                .forEach(printed -> owners.fitting(printed).forEach(one -> named.add(one.id())));
        Set<Optional<Charset>> saved = new HashSet<>();
        named.forEach(one -> saved.add(Optional.ofNullable(saved(one, unit))));
        return saved.size() == 1 ? saved.iterator().next().orElse(null) : null;
    }

    /// Whether an account's setting says what its files are written in.
    boolean saves(Unit unit, HouseAccountId account) {
        return saved(account, unit) != null;
    }

    private @Nullable Charset saved(@Nullable HouseAccountId account, Unit unit) {
        return account == null
                ? null
                : taking.store()
                        .setting(unit, account)
                        .map(BankAccountSetting::charset)
                        .map(Charset::forName)
                        .orElse(null);
    }

    private @Nullable Currency currency(Unit unit, @Nullable HouseAccountId account) {
        return account == null ? null : taking.houses().get(unit, account).currency();
    }

    List<SavedProfile> saved(Unit unit, @Nullable HouseAccountId account) {
        return account == null ? List.of() : taking.store().profiles(unit, account);
    }
}
