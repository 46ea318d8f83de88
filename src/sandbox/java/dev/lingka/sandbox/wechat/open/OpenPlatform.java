package dev.lingka.sandbox.wechat.open;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.push.Pushes;
import dev.lingka.sandbox.wechat.push.Settlements;

/** The open platform put together: which path leads to which desk. */
public final class OpenPlatform {
    private static final int SCENE_NO_JSON = 40169;
    private static final int NO_JSON = 47001;

    private final OpenGateway gateway;

    public OpenPlatform(Book book, SandboxClock clock, Pushes pushes, Settlements settlements) {
        Quota quota = new Quota(clock);
        Tokens tokens = new Tokens(book, clock, quota);
        gateway = new OpenGateway(book, tokens);
        LoginDesk login = new LoginDesk(book, clock, quota, tokens);
        gateway.withoutToken("GET", "/sns/jscode2session", login::jscode2session)
                .withoutToken("GET", "/cgi-bin/token", tokens::classic)
                .withoutToken("POST", "/cgi-bin/stable_token", tokens::stable)
                .open("GET", "/wxa/checksession", login::checkSession)
                .open("GET", "/wxa/resetusersessionkey", login::resetSession)
                .open("POST", "/wxa/business/getuserphonenumber", login::phoneNumber);
        quotas(new QuotaDesk(quota, tokens));
        codes(new CodeDesk(book, clock, quota));
        links(new LinkDesk(book, clock, quota), new JumpDesk(book, clock));
        messages(new MessageDesk(book, clock, quota, pushes), new TemplateDesk(book));
        shippings(new ShippingDesk(book, clock, settlements));
        official(new OfficialDesk(book, clock));
        letters(new LetterDesk(book, clock, quota, pushes), new MassDesk(book, clock, pushes));
    }

    private void letters(LetterDesk letters, MassDesk masses) {
        gateway.open("POST", "/cgi-bin/message/template/send", letters::template)
                .open("POST", "/cgi-bin/message/custom/send", letters::service)
                .open("POST", "/cgi-bin/message/mass/send", masses::send);
    }

    private void quotas(QuotaDesk quotas) {
        gateway.open("POST", "/cgi-bin/clear_quota", quotas::clear)
                .withoutBody("POST", "/cgi-bin/clear_quota/v2", quotas::clearWithSecret)
                .open("POST", "/cgi-bin/openapi/quota/get", quotas::get);
    }

    private void codes(CodeDesk codes) {
        gateway.picture("POST", "/wxa/getwxacodeunlimit", true, SCENE_NO_JSON, codes::unlimited)
                .picture("POST", "/wxa/getwxacode", true, NO_JSON, call -> codes.limited(call, "wxacode"))
                .picture(
                        "POST",
                        "/cgi-bin/wxaapp/createwxaqrcode",
                        true,
                        NO_JSON,
                        call -> codes.limited(call, "qrcode"));
    }

    private void links(LinkDesk links, JumpDesk jumps) {
        gateway.open("POST", "/wxa/generate_urllink", links::urlLink)
                .open("POST", "/wxa/query_urllink", links::query)
                .open("POST", "/wxa/generatescheme", links::scheme)
                .open("POST", "/cgi-bin/wxopen/qrcodejumpadd", jumps::add)
                .open("POST", "/cgi-bin/wxopen/qrcodejumpget", jumps::get)
                .open("POST", "/cgi-bin/wxopen/qrcodejumppublish", jumps::publish)
                .open("POST", "/cgi-bin/wxopen/qrcodejumpdelete", jumps::delete);
    }

    private void messages(MessageDesk messages, TemplateDesk templates) {
        gateway.open("POST", "/cgi-bin/message/subscribe/send", messages::send)
                .open("GET", "/wxaapi/newtmpl/getcategory", templates::categories)
                .open("GET", "/wxaapi/newtmpl/getpubtemplatetitles", templates::titles)
                .open("GET", "/wxaapi/newtmpl/getpubtemplatekeywords", templates::keywords)
                .open("POST", "/wxaapi/newtmpl/addtemplate", templates::add)
                .open("GET", "/wxaapi/newtmpl/gettemplate", templates::all)
                .open("POST", "/wxaapi/newtmpl/deltemplate", templates::delete);
    }

    private void shippings(ShippingDesk shippings) {
        gateway.open("POST", "/wxa/sec/order/upload_shipping_info", shippings::upload)
                .open("POST", "/wxa/sec/order/get_order", shippings::get)
                .open("POST", "/wxa/sec/order/is_trade_managed", shippings::isTradeManaged)
                .open("POST", "/wxa/sec/order/is_trade_management_confirmation_completed", shippings::isConfirmed);
    }

    private void official(OfficialDesk official) {
        gateway.open("POST", "/cgi-bin/qrcode/create", official::createCode)
                .picture("GET", "/cgi-bin/showqrcode", false, NO_JSON, official::show)
                .open("GET", "/cgi-bin/user/info", official::userInfo);
    }

    public OpenGateway gateway() {
        return gateway;
    }
}
