/// Tests of the sheets of a contract.
@NullMarked
package fidus.desktop.contracts;

import org.jspecify.annotations.NullMarked;
