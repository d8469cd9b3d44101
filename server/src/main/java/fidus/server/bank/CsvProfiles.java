package fidus.server.bank;

import fidus.bank.CsvProfile;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.SaveCsvProfile;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.server.bankfiles.BankFileReader;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// How the CSV files of each account are written, in versions: a new one follows, none is changed.
final class CsvProfiles {
    private static final int MOST_COLUMNS = 200;

    private final Taking taking;

    CsvProfiles(Taking taking) {
        this.taking = taking;
    }

    SavedProfiles list(Asked asked, AboutBankAccount about) {
        HouseAccount account = taking.houses().get(asked.unit(), about.id());
        return new SavedProfiles(taking.store().profiles(asked.unit(), account.id()));
    }

    SavedProfile save(Asked asked, SaveCsvProfile save) {
        Unit unit = asked.unit();
        HouseAccount account = taking.houses().get(unit, save.id());
        List<SavedProfile> before = taking.store().profiles(unit, account.id());
        int last = before.isEmpty() ? 0 : before.getFirst().profileVersion();
        if (last != save.profileVersion()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Version " + last + " was saved meanwhile. Load it and look again.");
        }
        check(save.profile());
        check(save.headings());
        if (last > 0 && isSame(before.getFirst(), save)) {
            throw Refused.at(
                    "profile",
                    Problem.Code.BAD_VALUE,
                    "Version %d, %s, is in use for %s and says the same. Change what differs, then save."
                            .formatted(last, save.profile().name(), account.name()));
        }
        var saved =
                new SavedProfile(
                        account.id().value() + "/" + (last + 1),
                        account.id(),
                        last + 1,
                        save.profile(),
                        save.headings(),
                        asked.actor().name(),
                        unit.now());
        taking.store().add(unit, saved);
        taking.audit()
                .record(
                        unit,
                        asked.actor(),
                        "SAVE_CSV_PROFILE",
                        "houseAccount/" + account.id().value(),
                        before.isEmpty() ? null : before.getFirst(),
                        saved,
                        save.profile().name());
        return saved;
    }

    private static void check(CsvProfile profile) {
        length("profile.name", profile.name(), 1, 80);
        length("profile.delimiter", profile.delimiter(), 1, 1);
        length("profile.charset", profile.charset(), 1, 40);
        length("profile.datePattern", profile.datePattern(), 1, 40);
        length("profile.openingCell", profile.openingCell(), 0, 20);
        length("profile.closingCell", profile.closingCell(), 0, 20);
        BankFileReader.check(profile);
    }

    private static boolean isSame(SavedProfile last, SaveCsvProfile save) {
        return last.profile().equals(save.profile())
                && (save.headings() == null || Objects.equals(save.headings(), last.headings()));
    }

    private static void check(@Nullable List<String> headings) {
        List<String> all = headings == null ? List.of() : headings;
        if (all.size() > MOST_COLUMNS) {
            throw Refused.at(
                    "headings",
                    Problem.Code.BAD_VALUE,
                    "A file has headings over at most " + MOST_COLUMNS + " columns.");
        }
        all.forEach(one -> length("headings", one, 0, 80));
    }

    private static void length(String field, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + least + " to " + most + " characters.");
        }
    }
}
