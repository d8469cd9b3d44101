/// The month-end close: its steps, its tie-outs, and the figures two people sign.
@NullMarked
package fidus.close;

import org.jspecify.annotations.NullMarked;
