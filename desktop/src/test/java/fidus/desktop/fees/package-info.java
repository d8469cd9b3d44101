/// The screens of fees against invented records.
@NullMarked
package fidus.desktop.fees;

import org.jspecify.annotations.NullMarked;
