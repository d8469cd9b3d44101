package fidus.server.ledger;

import java.math.BigInteger;

/// A sum of whole numbers in 64 bits, and beyond them in as many as it takes.
final class ExactSum {
    private long near;
    private BigInteger far = BigInteger.ZERO;

    void add(long units) {
        long sum = near + units;
        // Both had the other sign: the sum wrapped.
        if (((near ^ sum) & (units ^ sum)) < 0) {
            far = far.add(BigInteger.valueOf(near));
            near = units;
        } else {
            near = sum;
        }
    }

    void add(BigInteger units) {
        far = far.add(units);
    }

    BigInteger value() {
        return far.add(BigInteger.valueOf(near));
    }

    boolean isZero() {
        return far.signum() == 0 ? near == 0 : value().signum() == 0;
    }

    void clear() {
        near = 0;
        far = BigInteger.ZERO;
    }
}
