package be.fgov.mi.piis.contract.person.page;

import jakarta.ws.rs.core.Response;

/** A page that a code opens: one bean for each purpose. */
public interface OpenedByCode {

    CodePurpose purpose();

    /**
     * @param shown a code that was found good in this request
     * @param frame with the code, for the forms of the page
     */
    Response show(PersonCodes.Shown shown, PersonFrame frame);
}
