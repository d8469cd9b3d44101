package fidus.server.bank;

import fidus.bank.BankFile;
import fidus.bank.CsvProfile;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.OfferBankFile;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.audit.Beforehand.Held;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Bank files from the offer to the confirmation: read, shown, read again as a person says, taken
/// in. Until the confirmation nothing of it counts.
final class Offers {
    private static final int MOST_BYTES = 20_000_000;
    private static final int SHOWN_UNREADABLE = 500;

    private final Mongo mongo;
    private final FileReadings readings;
    private final Taking taking;
    private final Consumer<HouseAccount> told; // after statements of an account were taken in
    private final Concerns concerns;
    private final FileTurn turn;
    private final OfferedStore store = new OfferedStore();

    Offers(BankStatements.Ground ground, BankReading reading, Taking taking) {
        this.told = ground.matching().taken();
        this.concerns = new Concerns(ground.ledger(), ground.matching(), taking.store());
        this.mongo = ground.mongo();
        this.turn = new FileTurn(reading.longest().plusSeconds(4));
        this.readings = new FileReadings(reading, taking);
        this.taking = taking;
    }

    private BankPreview offer(Asked asked, OfferBankFile offer) {
        Path file = Objects.requireNonNull(asked.file(), "an upload has a file");
        return turn.of(() -> offer(asked, offer, file));
    }

    private BankPreview offer(Asked asked, OfferBankFile offer, Path file) {
        byte[] content = bytes(file);
        var said = new FileReadings.Said(offer.houseAccountId(), null, offer.dayOrder(), null);
        FileReadings.Read read = mongo.read(unit -> readings.read(unit, content, said));
        var offered =
                new OfferedStore.Offered(
                        new BankFileId(asked.requestId()),
                        offer.fileName(),
                        Canonical.sha256(content),
                        content.length,
                        read.account(),
                        read.profile(),
                        offer.dayOrder(),
                        null,
                        asked.actor().name(),
                        asked.unit().now(),
                        1);
        BankPreview preview = mongo.read(unit -> shown(unit, offered, read));
        return mongo.write(
                unit -> {
                    store.keep(unit, offered, content);
                    return preview;
                });
    }

    /// For all that holds the rows of a whole file.
    FileTurn turn() {
        return turn;
    }

    /// A waiting file as it was read again.
    private record Again(
            OfferedStore.Offered before, OfferedStore.Offered after, BankPreview preview) {}

    void routes(Routes routes) {
        routes.answerItself(BankCalls.OFFER, this::offer);
        FileTurn again =
                turn.saying(
                        "Other bank files are being read. This one was not read anew; repeat it in"
                                + " a minute.");
        routes.answerInTurn(BankCalls.READ, again::of, this::again, this::read, preview -> {});
        routes.answerInTurn(
                BankCalls.CONFIRM,
                turn::of,
                (asked, confirm) ->
                        Held.of(taking.audit(), asked.unit(), () -> ready(asked.unit(), confirm)),
                this::confirm,
                this::told);
    }

    private Again again(Asked asked, ReadBankFile again) {
        Unit unit = asked.unit();
        OfferedStore.Offered before = waiting(unit, again.id());
        byte[] content = store.content(unit, before.id());
        var said =
                new FileReadings.Said(
                        again.houseAccountId(),
                        again.profile(),
                        before.dayOrder(),
                        again.charset());
        FileReadings.Read read = readings.read(unit, content, said);
        OfferedStore.Offered after = before.read(read.account(), read.profile(), again.charset());
        return new Again(before, after, shown(unit, after, read));
    }

    private BankPreview read(Asked asked, Again again) {
        store.replace(asked.unit(), again.before, again.after);
        return again.preview;
    }

    /// A file that can be taken in. To read it takes long, so that is done before the transaction.
    ///
    /// @param looked without what is left out
    private record Ready(
            ConfirmBankFile asks,
            OfferedStore.Offered offered,
            FileReadings.Read read,
            Looked looked,
            LeftOut leftOut) {}

    private Ready ready(Unit unit, ConfirmBankFile asks) {
        OfferedStore.Offered offered = waiting(unit, asks.id());
        byte[] content = store.content(unit, offered.id());
        var said =
                new FileReadings.Said(
                        offered.houseAccountId(),
                        offered.profile(),
                        offered.dayOrder(),
                        offered.charset());
        FileReadings.Read read = readings.read(unit, content, said);
        Looked whole = Looked.at(unit, taking, read.file(), offered.houseAccountId());
        Looked looked = whole.without(asks.leftOut());
        Problem refusal = refusal(unit, read, looked);
        if (refusal != null) {
            throw Refused.because(refusal.code(), refusal.message());
        }
        var same = new SaidSame(asks.saidAgain());
        Looked answered = looked.answered(same);
        same.requireAsked();
        return new Ready(asks, offered, read, answered, LeftOut.of(whole, asks.leftOut()));
    }

    private BankFileTaken confirm(Asked asked, Held<Ready> before) {
        Unit unit = asked.unit();
        OfferedStore.Offered offered = waiting(unit, before.value().offered.id());
        boolean same =
                before.stands(taking.audit(), unit) && offered.equals(before.value().offered);
        Ready ready = same ? before.value() : ready(unit, before.value().asks);
        store.confirm(unit, ready.offered);
        ready.leftOut.record(asked, taking.audit(), ready.offered);
        return taking.take(asked, ready.offered, ready.read.file(), ready.looked);
    }

    private void told(BankFileTaken taken) {
        Set<HouseAccountId> accounts = new LinkedHashSet<>();
        taken.statements().forEach(one -> accounts.add(one.houseAccountId()));
        for (HouseAccountId id : accounts) {
            told.accept(mongo.read(unit -> taking.houses().get(unit, id)));
        }
    }

    /// A file that was taken in, as it reads now.
    record Kept(OfferedStore.Offered offered, BankFile file) {}

    /// The file of a stored statement, read in its account's currency and, when it is a CSV file,
    /// as the profile of the account that it was offered for says now.
    ///
    /// @throws Refused as reading does
    Kept kept(Unit unit, TakenStatement statement) {
        OfferedStore.Offered offered = store.get(unit, statement.fileId());
        byte[] content = store.content(unit, offered.id());
        HouseAccountId chosen = offered.houseAccountId();
        List<SavedProfile> saved =
                readings.saved(unit, chosen == null ? statement.houseAccountId() : chosen);
        CsvProfile profile =
                offered.profile() == null || saved.isEmpty()
                        ? offered.profile()
                        : saved.getFirst().profile();
        var said =
                new FileReadings.Said(
                        statement.houseAccountId(),
                        profile,
                        offered.dayOrder(),
                        readings.saves(unit, statement.houseAccountId())
                                ? null
                                : offered.charset());
        FileReadings.Read read = readings.read(unit, content, said);
        if (read.csv() != null && read.csv().refusal() != null) {
            throw new Refused(read.csv().refusal());
        }
        return new Kept(offered, read.file());
    }

    private OfferedStore.Offered waiting(Unit unit, BankFileId id) {
        OfferedStore.Offered offered = store.get(unit, id);
        if (offered.unconfirmedSince() == null) {
            throw Refused.because(Problem.Code.WRONG_STATE, "This file has been taken in already.");
        }
        return offered;
    }

    private BankPreview shown(Unit unit, OfferedStore.Offered offered, FileReadings.Read read) {
        Looked looked = Looked.at(unit, taking, read.file(), offered.houseAccountId());
        Problem refusal = refusal(unit, read, looked);
        return new BankPreview(
                offered.id(),
                offered.fileName(),
                read.file().format(),
                read.file().dialect(),
                read.file().encoding(),
                read.charset(),
                read.profile(),
                read.profileVersion(),
                read.csv() == null ? null : read.csv().headings(),
                read.unsure(),
                concerns.shown(unit, looked),
                read.file().checks(),
                read.file().unreadable().stream().limit(SHOWN_UNREADABLE).toList(),
                read.file().unreadable().size(),
                read.csv() == null ? null : read.csv().raw(),
                refusal == null,
                refusal == null ? null : refusal.message(),
                refusal == null ? null : refusal.code().name(),
                refusal == null ? null : isImportableWithout(unit, read, looked),
                unit.now());
    }

    private @Nullable Boolean isImportableWithout(
            Unit unit, FileReadings.Read read, Looked looked) {
        List<Integer> refused = looked.refused();
        if (refused.isEmpty() || refused.size() == looked.statements().size()) {
            return null;
        }
        Problem left = refusal(unit, read, looked.without(refused));
        return left == null ? Boolean.TRUE : null;
    }

    private @Nullable Problem refusal(Unit unit, FileReadings.Read read, Looked looked) {
        TakenStatement before = looked.already();
        if (before != null) {
            return Problem.of(
                    Problem.Code.ALREADY_IMPORTED,
                    "This very file was already taken in by "
                            + before.takenByName()
                            + " at "
                            + before.takenAt()
                            + " as "
                            + before.fileName()
                            + ". To read it in another way, set aside what was taken of it first.");
        }
        Problem unread = read.csv() == null ? null : read.csv().refusal();
        if (unread != null || read.csv() == null || read.account() == null) {
            return unread == null ? looked.refusal() : unread;
        }
        return taking.houses()
                .strange(unit, read.account(), read.csv().before())
                .orElseGet(looked::refusal);
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE, "A bank file has at most 20 megabytes.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
