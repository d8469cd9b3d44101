package fidus.desktop.banks;

import fidus.bank.CsvProfile;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SaveCsvProfile;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SavedProfiles;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccount;

/// How the CSV files of an account were written, and what a person keeps of how one is read.
final class ProfilesModel {
    private final Shell shell;
    private final Fetched<SavedProfiles> saved;
    private final Command<SaveCsvProfile, SavedProfile> save;

    ProfilesModel(Shell shell) {
        this.shell = shell;
        saved = new Fetched<>(shell);
        save = new Command<>(shell, BankCalls.SAVE_PROFILE);
    }

    /// Those of the account that was asked for, newest first.
    Fetched<SavedProfiles> saved() {
        return saved;
    }

    Command<SaveCsvProfile, SavedProfile> saveCommand() {
        return save;
    }

    void ask(HouseAccount whose) {
        saved.ask(BankCalls.PROFILES, new AboutBankAccount(whose.id()));
    }

    /// Says that the account's CSV files are written as the one shown.
    ///
    /// @param version of the last saved profile, 0 without one
    void save(HouseAccount whose, BankPreview shown, int version, Runnable done) {
        CsvProfile profile = shown.profile();
        if (profile == null) {
            return;
        }
        save.send(
                new SaveCsvProfile(
                        whose.id(), profile.orNamed(whose.name()), version, shown.headings()),
                now -> {
                    shell.notices()
                            .good(
                                    "Version %d of the profile is in use for %s."
                                            .formatted(now.profileVersion(), whose.name()));
                    done.run();
                    saved.again();
                });
    }
}
