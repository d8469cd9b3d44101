package fidus.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A currency code with the number of its minor digits. ISO 4217 codes take their scale from the
/// standard; brokers also use codes that are no ISO codes (`USC` is US cents, `USDT` a token),
/// which have two minor digits unless listed here.
public record Currency(@JsonValue String code) implements Comparable<Currency> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]{2,4}");
    public static final Currency USD = new Currency("USD");
    public static final Currency EUR = new Currency("EUR");

    /// ISO 4217's code for no currency: amounts whose currency nobody said.
    public static final Currency UNSTATED = new Currency("XXX");

    /// Of the codes that have not two. One table, since it is asked for every row of long lists.
    private static final Map<String, Integer> SCALES = scales();

    private static Map<String, Integer> scales() {
        Map<String, Integer> scales = new HashMap<>();
        for (String whole :
                "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
                        .split(" ", -1)) {
            scales.put(whole, 0);
        }
        for (String thousandths : "BHD IQD JOD KWD LYD OMR TND".split(" ", -1)) {
            scales.put(thousandths, 3);
        }
        scales.putAll(Map.of("CLF", 4, "UYW", 4, "BTC", 8, "ETH", 8));
        return scales;
    }

    /// @throws Refused `BAD_VALUE` when the code is not 3 to 5 capitals or digits
    @JsonCreator
    public Currency {
        if (!SHAPE.matcher(code).matches()) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "A currency is 3 to 5 capital letters or digits, such as USD; this is not"
                            + " one.");
        }
    }

    /// Digits after the point of the smallest unit: USD 2, JPY 0, KWD 3.
    public int scale() {
        return SCALES.getOrDefault(code, 2);
    }

    /// Said out loud, because it is asked for every row of long lists from their first row on.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Currency(String that) && code.equals(that);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
