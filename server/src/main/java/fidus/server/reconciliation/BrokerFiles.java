package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.server.imports.Imported;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Migrations;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;

/// What follows when a file of a broker was taken in: whether a statement is missing, and which
/// runs are to be looked at again. What cannot be looked at while too much else is read, or fails,
/// is kept and looked at later, and no run of its account is signed until then.
record BrokerFiles(Gaps gaps, Gaps.Reading reading, MovedRuns runs) {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFiles.class);

    static void shape(Migrations migrations) {
        MovedRunStore.shape(migrations);
        MovedAccountStore.shape(migrations);
        UnseenGapStore.shape(migrations);
    }

    void came(Imported file) {
        String account = file.account().toString();
        LocalDate first = file.from();
        UnseenGapStore.Unseen before =
                reading.mongo().read(unit -> UnseenGapStore.of(unit, account));
        if (!canLook(file.account(), before) && first != null) {
            var _ =
                    reading.mongo()
                            .write(
                                    unit -> {
                                        UnseenGapStore.add(unit, file.account(), first);
                                        return account;
                                    });
        }
        runs.came(file);
    }

    /// Looks at what could not be looked at before.
    void again() {
        for (UnseenGapStore.Unseen one : reading.mongo().read(UnseenGapStore::all)) {
            var _ = canLook(one.account(), one);
        }
        runs.again();
    }

    /// An account that cannot be read now holds up no other, nor what else its file is looked at
    /// for.
    private boolean canLook(AccountKey account, UnseenGapStore.@Nullable Unseen before) {
        try {
            return isLooked(account, before);
        } catch (Progress.Cancelled stopped) {
            throw stopped;
        } catch (RuntimeException e) {
            LOG.error("Gaps of {} could not be looked for", account, e);
            return false;
        }
    }

    private boolean isLooked(AccountKey account, UnseenGapStore.@Nullable Unseen before) {
        try {
            gaps.ofBroker(reading, account, before);
        } catch (Refused why) {
            if (why.problem().code() != Problem.Code.BUSY) {
                throw why;
            }
            LOG.info("Gaps of {} are looked for later: {}", account, why.problem().message());
            return false;
        }
        if (before != null) {
            var _ = reading.mongo().write(unit -> UnseenGapStore.looked(unit, before));
        }
        return true;
    }
}
