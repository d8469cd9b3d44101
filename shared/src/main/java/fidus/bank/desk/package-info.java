/// What is asked and shown while people take in bank statements and use what they say.
@NullMarked
package fidus.bank.desk;

import org.jspecify.annotations.NullMarked;
