package fidus.fees.equalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.fees.FeeRounding;
import fidus.money.Decimals;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class EqualisationTest {
    private static final FeeRounding CENTS = FeeRounding.halfUp(2);
    private static final BigDecimal FIFTH = new BigDecimal("0.20");
    private static final long SEED = 20_270_501;

    /// A12, "fees and terms: the high-water mark": 2 m bought at 1,050 under a class mark of 1,200;
    /// the page rounds to about 38,100.
    @Test
    void aPersonalMarkChargesWhatTheClassMarkLetsGo() {
        DealingLot lot = DealingLot.bought("1", "A", of("2000000"), of("1050"));
        LotFee own = LotFee.of(lot, of("1150"), FIFTH, CENTS);
        LotFee ofClass = LotFee.of(lot.withMark(of("1200")), of("1150"), FIFTH, CENTS);

        assertThat(own.fee()).isEqualTo("38095.24");
        assertThat(own.after().mark()).isEqualTo("1150");
        assertThat(ofClass.fee()).isEqualTo("0.00");
        assertThat(ofClass.after().mark()).isEqualTo("1200");
    }

    /// A13, same text: the credit is paid with the price and comes back as 20/1,080 shares.
    @Test
    void theCreditIsTheAccruedFeeAndComesBackInUnits() {
        var credit = Equalisation.of(of("1100"), of("1000"), of("1"), FIFTH, CENTS);
        BigDecimal net = of("1100").subtract(credit.sum());

        assertThat(credit.kind()).isEqualTo(EqualisationKind.CREDIT);
        assertThat(credit.sum()).isEqualTo("20.00");
        assertThat(net).isEqualByComparingTo("1080");
        assertThat(credit.sum().divide(net, Decimals.DIVISION).setScale(4, RoundingMode.HALF_UP))
                .isEqualTo("0.0185");
        DealingLot lot = DealingLot.bought("1", "A", of("1100"), of("1100"));
        var settled = ClassSettlement.of(List.of(lot), of("1000"), of("1100"), FIFTH);
        assertThat(settled.lots().getFirst().creditReturned()).isEqualByComparingTo("20");
        assertThat(settled.lots().getFirst().borne()).isEqualByComparingTo("0");
    }

    /// A14, Custom House: bought at 100 under a mark of 108; the way back to 108 is no free ride.
    @Test
    void aBuyerBelowTheMarkDoesNotRideFree() {
        LotFee first =
                LotFee.of(
                        DealingLot.bought("1", "A", of("100"), of("100")), of("110"), FIFTH, CENTS);
        DealingLot late = DealingLot.bought("2", "B", of("100"), of("100"));
        var settled = ClassSettlement.of(List.of(late), of("108"), of("108"), FIFTH);

        assertThat(first.fee()).isEqualTo("2.00");
        assertThat(of("110").subtract(first.fee())).isEqualByComparingTo("108");
        assertThat(LotFee.of(late, of("108"), FIFTH, CENTS).fee()).isEqualTo("1.60");
        assertThat(settled.lots().getFirst().classFee()).isEqualByComparingTo("0");
        assertThat(settled.lots().getFirst().redeemed()).isEqualByComparingTo("1.6");
    }

    /// A27, golden file of rodoHasArrived/Meridian-main.
    @Test
    void creditRedemptionOrNeither() {
        var above = Equalisation.of(of("110"), of("100"), of("5000"), FIFTH, CENTS);
        var below = Equalisation.of(of("105"), of("110"), of("2000"), FIFTH, CENTS);
        var at = Equalisation.of(of("100.00"), of("100"), of("7"), FIFTH, CENTS);

        assertThat(above.kind()).isEqualTo(EqualisationKind.CREDIT);
        assertThat(above.sum()).isEqualTo("10000.00");
        assertThat(below.kind()).isEqualTo(EqualisationKind.CONTINGENT_REDEMPTION);
        assertThat(below.sum()).isEqualTo("2000.00");
        assertThat(at.kind()).isEqualTo(EqualisationKind.NONE);
        assertThat(at.sum()).isEqualTo("0.00");
    }

    /// A28, same file: the register ties to the value of the class.
    @Test
    void aRegisterTiesToTheClassValue() {
        UnitRegister register =
                UnitRegister.opened(of("100"), FIFTH, CENTS)
                        .subscribe("1", "A", of("1000000"), of("100"))
                        .subscribe("2", "B", of("550000"), of("110"))
                        .crystallised(of("110"))
                        .redeem("A", of("4000"))
                        .subscribe("3", "C", of("210000"), of("105"));
        BigDecimal price = register.pricePerUnit(of("1495000"));
        UnitRegister closed = register.crystallised(price);
        BigDecimal held =
                List.of("A", "B", "C").stream()
                        .map(investor -> closed.unitsOf(investor).multiply(price))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(register.units()).isEqualByComparingTo("13000");
        assertThat(price).isEqualByComparingTo("115");
        assertThat(closed.classMark()).isEqualByComparingTo("115");
        assertThat(held).isEqualByComparingTo("1495000");
        assertThat(closed.holdings().get(1).equalisation().sum()).isEqualTo("10000.00");
        assertThat(closed.holdings().get(2).equalisation().sum()).isEqualTo("2000.00");
        assertThatThrownBy(() -> closed.redeem("C", of("2000.1"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> closed.subscribe("3", "D", of("1"), of("1")))
                .isInstanceOf(Refused.class);
    }

    /// A35, ERC-8113: a series below the lead's mark; rolled up when the lead sets a new one.
    @Test
    void aSeriesOpensBelowTheMarkAndRollsUpAtANewOne() {
        SeriesBook book =
                SeriesBook.opened(
                                new Series("LEAD", of("1000"), of("100"), of("110")), FIFTH, CENTS)
                        .subscribe("S1", of("50000"));

        assertThat(book.series()).hasSize(2);
        assertThat(book.series().get(1).mark()).isEqualByComparingTo("100");
        var stillBelow = book.earned(of("0.08")).crystallise();
        assertThat(stillBelow.rolledUp()).isEmpty();
        assertThat(stillBelow.fees())
                .extracting(fee -> fee.fee().toPlainString())
                .containsExactly("0.00", "800.00");

        var above = book.earned(of("0.20")).crystallise();
        assertThat(above.fees())
                .extracting(fee -> fee.fee().toPlainString())
                .containsExactly("2000.00", "2000.00");
        assertThat(above.rolledUp()).containsExactly("S1");
        assertThat(above.book().series()).hasSize(1);
        assertThat(above.book().lead().mark()).isEqualByComparingTo("118");
        // 120,000 + 60,000 less the two fees.
        assertThat(above.book().lead().value().setScale(10, RoundingMode.HALF_UP))
                .isEqualByComparingTo("176000");
        assertThat(above.book().subscribe("S2", of("1180")).series()).hasSize(1);
    }

    /// Class fee, credit and contingent redemption together are each lot's own gain × rate.
    @Test
    void equalisationMakesEveryoneBearTheirOwnGain() {
        for (int round = 0; round < 400; round++) {
            Random random = new Random(SEED + round);
            List<DealingLot> lots = new ArrayList<>();
            for (int lot = 0; lot < 5; lot++) {
                BigDecimal price = price(random);
                lots.add(new DealingLot("" + lot, "I", of("1"), price, price));
            }
            BigDecimal mark = price(random);
            BigDecimal gross = price(random);
            var settled = ClassSettlement.of(lots, mark, gross, FIFTH);

            assertThat(settled.classMark()).isEqualTo(mark.max(gross));
            for (var part : settled.lots()) {
                BigDecimal own = gross.subtract(part.lot().mark()).max(BigDecimal.ZERO);
                assertThat(part.borne())
                        .as("seed " + (SEED + round))
                        .isEqualByComparingTo(own.multiply(FIFTH));
            }
        }
    }

    private static BigDecimal price(Random random) {
        return BigDecimal.valueOf(8_000 + random.nextInt(4_000), 2);
    }

    private static BigDecimal of(String value) {
        return new BigDecimal(value);
    }
}
