/// Month ends, mandates and fee runs.
@NullMarked
package fidus.desktop.fees;

import org.jspecify.annotations.NullMarked;
