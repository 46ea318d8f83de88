-- Who takes over the part of somebody who was left alone by a campaign is left alone by it from then on, though chance
-- did not choose them: ended = 'held_out'. There are few, and every run asks for them.
create index campaign_audience_left_alone_idx on campaign_audience (merchant_id, campaign_id, member_id)
    where ended = 'held_out';

-- It answers nothing any more: R__267_campaign_ask.
drop function if exists campaign_ask(campaign_run, campaign_audience);
