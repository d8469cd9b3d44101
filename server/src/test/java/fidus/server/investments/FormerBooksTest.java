package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.funds.StandardTerms;
import fidus.investments.InvestmentId;
import fidus.investments.book.BookedFrom;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;
import fidus.server.mongo.Codecs;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Books that were stored before they kept the rows that were replaced.
class FormerBooksTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 20);

    private final Codec<ContractBook> codec = Codecs.registry().get(ContractBook.class);

    private static PayoutSchedule rows(LocalDate start) {
        return PayoutSchedule.of(
                StandardTerms.firstVersion(FundCode.CORE, LocalDate.of(2024, 1, 1)),
                Money.of("10000", "USD"),
                start);
    }

    private final ContractBook stored =
            new ContractBook(
                    new InvestmentId(new UUID(0, 1)),
                    1,
                    new ClientId(new UUID(0, 2)),
                    "Ada Example",
                    FundCode.CORE,
                    rows(START),
                    Commissions.none(),
                    Money.zero(Money.of("0", "USD").currency()),
                    List.of(),
                    null,
                    1);

    private BsonDocument written(ContractBook book) {
        var document = new BsonDocument();
        codec.encode(new BsonDocumentWriter(document), book, EncoderContext.builder().build());
        return document;
    }

    private ContractBook read(BsonDocument document) {
        return codec.decode(new BsonDocumentReader(document), DecoderContext.builder().build());
    }

    @Test
    void theyAreReadAsTheyWere() {
        BsonDocument former = written(stored);
        former.remove("bookedFrom");
        former.remove("former");

        ContractBook book = read(former);

        assertThat(book).isEqualTo(stored);
        assertThat(book.holdsPrincipal(START)).isTrue();
        assertThat(book.holdsPrincipal(START.minusDays(1))).isFalse();
    }

    @Test
    void theyKeepWhatIsReplacedFromNowOn() {
        LocalDate on = START.plusDays(10);
        ContractBook changed =
                stored.changed(on, rows(START.plusMonths(3)), Commissions.none())
                        .booked(new BookedFrom(START, START));

        ContractBook book = read(written(changed));

        assertThat(book).isEqualTo(changed);
        assertThat(book.rowsOn(on.minusDays(1))).isEqualTo(stored.schedule());
        assertThat(book.rowsOn(on)).isEqualTo(changed.schedule());
    }
}
