package dev.lingka.wechat.open;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/**
 * WeChat's open platform on the wire. Answers are bytes: a status of 200 may hold an error, a picture may be JSON, and
 * the content type cannot be trusted.
 */
@Path("/")
@Produces(MediaType.WILDCARD)
@Consumes(MediaType.APPLICATION_JSON)
interface OpenApi {

    @GET
    @Path("/sns/jscode2session")
    Uni<byte[]> session(
            @QueryParam("appid") String appId,
            @QueryParam("secret") String secret,
            @QueryParam("js_code") String code,
            @QueryParam("grant_type") String grantType);

    @POST
    @Path("/cgi-bin/stable_token")
    Uni<byte[]> stableToken(String body);

    @POST
    @Path("/wxa/business/getuserphonenumber")
    Uni<byte[]> phone(@QueryParam("access_token") String token, String body);

    @POST
    @Path("/wxa/getwxacodeunlimit")
    Uni<byte[]> miniProgramCode(@QueryParam("access_token") String token, String body);

    @POST
    @Path("/wxa/sec/order/upload_shipping_info")
    Uni<byte[]> uploadShipping(@QueryParam("access_token") String token, String body);

    @POST
    @Path("/wxa/sec/order/get_order")
    Uni<byte[]> order(@QueryParam("access_token") String token, String body);

    @GET
    @Path("/cgi-bin/user/info")
    Uni<byte[]> follower(@QueryParam("access_token") String token, @QueryParam("openid") String openId);
}
